-- which generations of the book some run still names
ALTER TABLE run
  ADD KEY IF NOT EXISTS run_generation (generation)

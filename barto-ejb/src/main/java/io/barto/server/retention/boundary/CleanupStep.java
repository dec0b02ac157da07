package io.barto.server.retention.boundary;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.runtime.context.StepContext;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Each step of the cleanup's job, by its name in {@code META-INF/batch-jobs/barto-cleanup.xml}. */
@Dependent
@Named("bartoCleanupStep")
public class CleanupStep extends AbstractBatchlet {
  @EJB
  @SuppressWarnings("NullAway.Init")
  private CleanupSteps steps;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private StepContext context;

  @Override
  public String process() throws Exception {
    String name = context.getStepName();
    switch (name) {
      case "settle" -> steps.settle();
      case "output" -> steps.output();
      case "runs" -> steps.runs();
      case "rest" -> steps.rest();
      case "workers" -> steps.workers();
      default -> throw new IllegalStateException("the job has no step " + name);
    }
    return "done";
  }
}

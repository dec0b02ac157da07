package io.barto.protocol;

/**
 * What a worker says of its host.
 *
 * @param name the operating system's name
 * @param version the worker program's own version
 */
public record HostInfo(
    String name, String hostname, String osVersion, String kernelVersion, String version) {}

/**
 * Worker processes, one ngspice in each: a crash, a hang or a leak costs one simulation and not the campaign. Only this
 * package starts processes.
 */
package timdnn.harness.worker;

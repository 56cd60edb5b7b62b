/**
 * What runs simulations, as its callers see it: requests go in, outcomes come back. Where and in how many processes they
 * run is the business of the engine behind {@link timdnn.harness.engine.SimulationEngine}.
 */
package timdnn.harness.engine;

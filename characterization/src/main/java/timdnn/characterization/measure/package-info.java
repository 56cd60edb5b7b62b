/**
 * What is read off a simulation, and statistics of it, each with its interval and its number of simulations.
 */
package timdnn.characterization.measure;

/**
 * Probabilities of rare failures in the space of standard normal variables: importance sampling about design points, with and
 * without a surrogate, subset simulation, plain Monte Carlo. Every method asks for points in an order that depends on
 * its seed and the answers alone, and gives an interval. Nothing here knows what is simulated.
 */
package timdnn.characterization.rare;

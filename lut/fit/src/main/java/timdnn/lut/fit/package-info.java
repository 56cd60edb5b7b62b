/**
 * From samples to tables: each fit is judged on simulations that it has not seen.
 */
package timdnn.lut.fit;

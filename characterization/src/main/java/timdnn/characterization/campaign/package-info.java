/**
 * Running studies: scheduling, the store, resume, and accounting of failures.
 */
package timdnn.characterization.campaign;

package timdnn.cli.cosim;

import timdnn.cosim.Compared;

/**
 * One of the accesses that agree least.
 *
 * @param compared the access
 * @param deck where its deck was written; null where it was not
 */
record WorstAccess(Compared compared, String deck) {}

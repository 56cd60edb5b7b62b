/** Sections about the network on the simulated tiles, and the paper's figures beside ours. */
package timdnn.report.network;

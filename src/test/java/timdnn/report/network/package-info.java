/** Tests of sections about the network and the paper. */
package timdnn.report.network;

/** Data sets that networks are evaluated on. */
package timdnn.network.data;

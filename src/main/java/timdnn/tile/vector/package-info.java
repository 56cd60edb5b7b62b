/** The kernel on the Vector API; the one package that knows it. Loaded by name, where the JVM has the module. */
package timdnn.tile.vector;

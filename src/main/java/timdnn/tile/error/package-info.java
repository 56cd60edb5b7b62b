/** Error models: what goes wrong when a column is read, independently from access to access or frozen on a die. */
package timdnn.tile.error;

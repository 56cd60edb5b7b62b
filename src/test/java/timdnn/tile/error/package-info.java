/** Tests of the tile's error models. */
package timdnn.tile.error;

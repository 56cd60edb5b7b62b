/**
 * The shape of an array of cells, which plans, tables, tiles and chips share. It sits in the lowest module so that all can
 * use it.
 */
package timdnn.array;

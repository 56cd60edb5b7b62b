/**
 * What every reader of a user's file throws when the file is wrong. It sits in the lowest module so that all can use it.
 */
package timdnn.input;

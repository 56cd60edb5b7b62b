/** Commands that run a network on tiles, and what is printed of its accuracy, errors and energy. */
package timdnn.cli.network;

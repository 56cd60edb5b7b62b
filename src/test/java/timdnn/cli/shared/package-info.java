/** What tests of commands share. */
package timdnn.cli.shared;

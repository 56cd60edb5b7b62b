/** Tests of what is told of a campaign. */
package timdnn.cli.campaign;

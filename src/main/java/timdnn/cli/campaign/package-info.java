/** Commands about a campaign's folder: how far it has come, its samples, a sample's deck, parts put together. */
package timdnn.cli.campaign;

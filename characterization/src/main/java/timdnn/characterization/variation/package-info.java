/** What varies in a circuit, and where each sample lies: variables of devices, addresses of draws, designs. */
package timdnn.characterization.variation;

/** Digital cells over load and slew, the blocks made of them, and a Liberty library. */
package timdnn.characterization.digital;

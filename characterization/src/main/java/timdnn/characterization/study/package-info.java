/** A study as a whole: which stages it has, how it runs, and what was found. */
package timdnn.characterization.study;

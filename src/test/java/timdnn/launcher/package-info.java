/** The launcher and what it checks, with stand-ins for Java, Maven and apt-get. */
package timdnn.launcher;

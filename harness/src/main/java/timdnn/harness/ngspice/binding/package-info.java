/**
 * The ngspice shared library exactly as its C header declares it: C names, C order, no logic. Only this package knows JNA.
 */
package timdnn.harness.ngspice.binding;

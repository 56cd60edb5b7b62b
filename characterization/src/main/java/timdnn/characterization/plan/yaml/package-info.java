/** Reading YAML: values with units and ranges, and complaints that name file, line and field. */
package timdnn.characterization.plan.yaml;

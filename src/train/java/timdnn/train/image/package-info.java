/** Images on their way into a training: sets, how they are displaced at random, batches. */
package timdnn.train.image;

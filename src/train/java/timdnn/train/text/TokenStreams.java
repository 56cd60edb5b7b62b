package timdnn.train.text;

import java.util.stream.IntStream;
import timdnn.network.data.Corpus;

/**
 * A text cut into streams of equal length, the rest left out, and these into windows; a window's words and those that follow each of
 * them are {@code [time][stream]}, flattened.
 */
record TokenStreams(Corpus corpus, int streams, int window) {
    /** A window: words, and the word that follows each. */
    static final class Window {
        private final long[] words;
        private final long[] next;

        private Window(long[] words, long[] next) {
            this.words = words;
            this.next = next;
        }

        /** {@return the words} */
        long[] words() {
            return words.clone();
        }

        /** {@return the word behind each} */
        long[] next() {
            return next.clone();
        }
    }

    private int length() {
        return (corpus.size() - 1) / streams;
    }

    /** Windows of a stream; the last may be shorter. */
    int windows() {
        return (length() + window - 1) / window;
    }

    /** Words predicted in all. */
    int words() {
        return length() * streams;
    }

    /** A window, counted from 0. */
    Window at(int index) {
        int first = index * window;
        int times = Math.min(window, length() - first);
        return new Window(words(first, times), words(first + 1, times));
    }

    private long[] words(int first, int times) {
        return IntStream.range(0, times * streams)
                .mapToLong(place -> corpus.word(place % streams * length() + first + place / streams))
                .toArray();
    }
}

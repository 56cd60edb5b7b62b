package timdnn.train.text;

import timdnn.network.data.Corpus;

/** How often each word of the vocabulary occurs in a text. */
final class WordCounts {
    /** {@code [word]}. */
    private final int[] counts;

    private WordCounts(int[] counts) {
        this.counts = counts;
    }

    /** Counts of a text. */
    static WordCounts of(Corpus text) {
        int[] counts = new int[text.vocabulary().size()];
        for (int place = 0; place < text.size(); place++) {
            counts[text.word(place)]++;
        }
        return new WordCounts(counts);
    }

    /** Natural logarithms of the words' shares of the text, a word that does not occur counted once. */
    float[] logShares() {
        double all = 0;
        for (int count : counts) {
            all += Math.max(1, count);
        }
        float[] logs = new float[counts.length];
        for (int word = 0; word < counts.length; word++) {
            logs[word] = (float) Math.log(Math.max(1, counts[word]) / all);
        }
        return logs;
    }
}

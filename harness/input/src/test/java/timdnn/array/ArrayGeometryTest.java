package timdnn.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArrayGeometryTest {
    @Test
    void thePapersTileHasTheFiguresOfThePaper() {
        ArrayGeometry paper = ArrayGeometry.PAPER;
        assertThat(paper.rows()).isEqualTo(256);
        assertThat(paper.units()).isEqualTo(32);
        assertThat(paper.cells()).isEqualTo(65_536);
        assertThat(paper.operationsAnAccess()).isEqualTo(8192);
        assertThat(paper.countBits()).isEqualTo(4);
        assertThat(paper.differenceBits()).isEqualTo(5);
    }

    @Test
    void aCountOfSevenTakesThreeBits() {
        assertThat(new ArrayGeometry(8, 7, 64, 4, 4).countBits()).isEqualTo(3);
    }

    @Test
    void partlyFilledBlocksAndTilesCountAsWhole() {
        assertThat(ArrayGeometry.PAPER.blocksFor(17)).isEqualTo(2);
        assertThat(ArrayGeometry.PAPER.blocksFor(16)).isEqualTo(1);
        assertThat(ArrayGeometry.PAPER.tilesAcross(257)).isEqualTo(2);
        assertThat(ArrayGeometry.PAPER.tilesAcross(256)).isEqualTo(1);
    }

    @Test
    void countsAboveTheLargestReadAsTheLargest() {
        assertThat(ArrayGeometry.PAPER.idealCount(3)).isEqualTo(3);
        assertThat(ArrayGeometry.PAPER.idealCount(12)).isEqualTo(8);
    }

    @Test
    void shapesWithoutMeaningAreRefused() {
        assertThatThrownBy(() -> new ArrayGeometry(0, 8, 256, 16, 8))
                .hasMessage("rowsABlock must be in 1 to 32, was 0");
        assertThatThrownBy(() -> new ArrayGeometry(33, 8, 256, 16, 8)).hasMessageStartingWith("rowsABlock must");
        assertThatThrownBy(() -> new ArrayGeometry(16, 17, 256, 16, 8))
                .hasMessage("largestCount must be in 1 to 16, was 17");
        assertThatThrownBy(() -> new ArrayGeometry(16, 8, 0, 16, 8)).hasMessageStartingWith("columns must");
        assertThatThrownBy(() -> new ArrayGeometry(16, 8, 256, 0, 8)).hasMessageStartingWith("blocks must");
        assertThatThrownBy(() -> new ArrayGeometry(16, 8, 256, 16, 7))
                .hasMessage("columnsAUnit must divide columns = 256, was 7");
    }
}

package timdnn.characterization.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import timdnn.characterization.digital.DigitalFindings;
import timdnn.characterization.digital.PeripheralUnit;

/**
 * What a product costs on a tile under one condition.
 *
 * @param access the analog part
 * @param digital the digital cells, if they were characterised
 */
public record TileFindings(AccessFindings access, Optional<DigitalFindings> digital) {
    /**
     * The product that stands for all.
     *
     * @param accesses 1 or 2
     * @return the access, with {@link AccessFindings#typicalProducts} products that are not zero in each column
     */
    public TileAccess typical(int accesses) {
        return TileAccess.of(access, digital, accesses, access.typicalProducts());
    }

    /**
     * Products that are not zero in each column, from none to all, as far as so many accesses share them evenly.
     *
     * @param accesses 1 or 2
     * @return products with their energy, rising
     */
    public List<Product> products(int accesses) {
        return IntStream.rangeClosed(0, access.geometry().rowsABlock() / accesses)
                .map(step -> step * accesses)
                .mapToObj(products -> new Product(products, TileAccess.of(access, digital, accesses, products)))
                .toList();
    }

    /**
     * The digital part of a peripheral unit.
     *
     * @return the unit, if digital cells were characterised
     */
    public Optional<PeripheralUnit> unit() {
        return digital.map(cells -> TileAccess.unit(access, cells));
    }

    /**
     * A product.
     *
     * @param products products that are not zero in each column
     * @param tile what it costs
     */
    public record Product(int products, TileAccess tile) {}
}

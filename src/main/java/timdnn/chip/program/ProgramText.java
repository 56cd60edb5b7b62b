package timdnn.chip.program;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import timdnn.chip.program.Instruction.Access;
import timdnn.chip.program.Instruction.Configure;
import timdnn.chip.program.Instruction.End;
import timdnn.chip.program.Instruction.Load;
import timdnn.chip.program.Instruction.Loop;
import timdnn.chip.program.Instruction.Next;
import timdnn.chip.program.Instruction.Reduce;
import timdnn.chip.program.Instruction.Special;
import timdnn.chip.program.Instruction.Store;
import timdnn.chip.program.Instruction.Sync;
import timdnn.chip.program.Instruction.Take;
import timdnn.chip.program.Instruction.Write;
import timdnn.input.InvalidInputException;

/**
 * Programs as text: a line for the program, a line a segment, a line an instruction, which is a word and {@code name=number}
 * pairs. Loops are indented. Text that {@link #of} wrote gives the same program again.
 */
public final class ProgramText {
    private ProgramText() {}

    /**
     * Writes a program.
     *
     * @param program the program
     * @return its text
     */
    public static String of(Program program) {
        StringBuilder text = new StringBuilder();
        text.append("program ").append(program.network()).append(" design ").append(program.design());
        text.append(" batch=").append(program.batch()).append(" resident=").append(program.resident() ? 1 : 0);
        for (Segment segment : program.segments()) {
            text.append("\nsegment ").append(segment.layer());
            int depth = 1;
            for (Instruction each : segment.instructions()) {
                depth -= each instanceof End ? 1 : 0;
                text.append('\n').append("  ".repeat(depth)).append(line(each));
                depth += each instanceof Loop ? 1 : 0;
            }
        }
        return text.append('\n').toString();
    }

    private static String line(Instruction instruction) {
        if (instruction instanceof Configure configure) {
            return "configure down=" + configure.down() + " slices=" + configure.slices() + " replicas="
                    + configure.replicas() + " columns=" + configure.columns() + " tiles=" + configure.tiles();
        } else if (instruction instanceof Load load) {
            return "load " + load.what().word() + " bytes=" + load.bytes();
        } else if (instruction instanceof Store store) {
            return "store " + store.what().word() + " bytes=" + store.bytes();
        } else if (instruction instanceof Write write) {
            return "write rows=" + write.rows();
        } else if (instruction instanceof Access access) {
            return "access vectors=" + access.vectors() + " rows=" + access.rows() + " bits=" + access.bits()
                    + " blocks=" + access.blocks() + " total=" + access.total() + " passes=" + access.passes();
        } else if (instruction instanceof Take take) {
            return "take vectors=" + take.vectors() + " rows=" + take.rows() + " bits=" + take.bits();
        } else if (instruction instanceof Reduce reduce) {
            return "reduce bits=" + reduce.bits() + " recall=" + (reduce.recall() ? 1 : 0) + " keep="
                    + (reduce.keep() ? 1 : 0);
        } else if (instruction instanceof Special special) {
            return "special relu=" + special.relu() + " quantise=" + special.quantise() + " vector=" + special.vector()
                    + " scalar=" + special.scalar() + " bits=" + special.bits();
        } else if (instruction instanceof Loop loop) {
            return "loop count=" + loop.count();
        }
        return instruction instanceof End ? "end" : instruction instanceof Next ? "next" : "sync";
    }

    /**
     * Reads a program.
     *
     * @param file where the text is from, for messages
     * @param text the text
     * @return the program
     * @throws InvalidInputException if a line is wrong, with its number
     */
    public static Program parse(Path file, String text) {
        List<String> lines = text.lines().toList();
        List<Segment> segments = new ArrayList<>();
        List<Instruction> instructions = new ArrayList<>();
        String layer = null;
        for (int index = 1; index < lines.size(); index++) {
            String line = lines.get(index).strip();
            ProgramLine read = new ProgramLine(file, index + 1, line);
            if (line.startsWith("segment ")) {
                add(segments, layer, instructions, read);
                layer = line.substring("segment ".length());
                instructions = new ArrayList<>();
            } else if (!line.isEmpty()) {
                instructions.add(instruction(read));
            }
        }
        ProgramLine head = new ProgramLine(file, 1, lines.isEmpty() ? "" : lines.get(0));
        String[] words = head.words();
        if (layer == null || words.length < 4 || !words[0].equals("program") || !words[2].equals("design")) {
            throw head.wrong("must be program NAME design NAME batch=N resident=0|1, with a segment below");
        }
        add(segments, layer, instructions, head);
        int batch = (int) head.number("batch");
        return new Program(words[1], words[3], batch, head.number("resident") == 1, segments);
    }

    private static void add(List<Segment> segments, String layer, List<Instruction> instructions, ProgramLine at) {
        if (layer != null) {
            try {
                segments.add(new Segment(layer, instructions));
            } catch (IllegalArgumentException wrong) {
                throw at.wrong("ends a segment whose " + wrong.getMessage());
            }
        }
    }

    private static Instruction instruction(ProgramLine line) {
        try {
            return switch (line.words()[0]) {
                case "configure" ->
                    new Configure(
                            line.size("down"),
                            line.size("slices"),
                            line.size("replicas"),
                            line.size("columns"),
                            line.size("tiles"));
                case "load" -> new Load(line.traffic(), line.number("bytes"));
                case "store" -> new Store(line.traffic(), line.number("bytes"));
                case "write" -> new Write(line.size("rows"));
                case "access" ->
                    new Access(
                            line.size("vectors"),
                            line.size("rows"),
                            line.size("bits"),
                            line.size("blocks"),
                            line.size("total"),
                            line.size("passes"));
                case "take" -> new Take(line.size("vectors"), line.size("rows"), line.size("bits"));
                case "reduce" -> new Reduce(line.size("bits"), line.number("recall") == 1, line.number("keep") == 1);
                case "special" ->
                    new Special(
                            line.number("relu"),
                            line.number("quantise"),
                            line.number("vector"),
                            line.number("scalar"),
                            line.size("bits"));
                case "loop" -> new Loop(line.number("count"));
                case "end" -> new End();
                case "next" -> new Next();
                case "sync" -> new Sync();
                default -> throw line.wrong("is no instruction");
            };
        } catch (IllegalArgumentException wrong) {
            throw line.wrong(String.valueOf(wrong.getMessage()));
        }
    }
}

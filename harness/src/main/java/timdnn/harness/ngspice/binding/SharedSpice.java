package timdnn.harness.ngspice.binding;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.IntByReference;

/**
 * One-to-one mapping of {@code sharedspice.h}, version 39 (ngspice manual, chapter 19). Functions bind when first
 * called, so a newer or older library that lacks one of them still loads.
 *
 * <p>C {@code bool} is one byte and is mapped as {@code byte}. Strings and structures that come back belong to ngspice and
 * are overwritten by the next call: copy them at once. The library is one set of global variables: one caller at a time.
 */
@SuppressWarnings("MemberName") // the names are those of the C header
public interface SharedSpice extends Library {
    /**
     * Initialises the simulator; must precede every other call, since a command before it ends in SIGSEGV.
     *
     * @param printfcn receives every printed line, never null here
     * @param statfcn receives progress; may be null
     * @param ngexit called where a stand-alone ngspice would exit; ngspice does not check it for null
     * @param sdata receives each time point; null, since it slows the run
     * @param sinitdata receives the vectors' description; may be null
     * @param bgtrun receives the background thread's state; may be null
     * @param userData handed back to the callbacks
     * @return 0
     */
    int ngSpice_Init(
            SendChar printfcn,
            SendStat statfcn,
            ControlledExit ngexit,
            SendData sdata,
            SendInitData sinitdata,
            BGThreadRunning bgtrun,
            Pointer userData);

    /**
     * Registers the callbacks of EXTERNAL sources and of step-size control.
     *
     * @param vsrcdat voltage of an EXTERNAL source; may be null
     * @param isrcdat current of an EXTERNAL source; may be null
     * @param syncdat step-size control; may be null
     * @param ident in: number given to this library
     * @param userData handed back to the callbacks; null keeps that of {@link #ngSpice_Init}
     * @return 0
     */
    int ngSpice_Init_Sync(
            GetVSRCData vsrcdat, GetISRCData isrcdat, GetSyncData syncdat, IntByReference ident, Pointer userData);

    /**
     * Registers the callbacks of XSPICE event nodes; absent in builds without XSPICE.
     *
     * @param sevtdata receives each event
     * @param sinitevtdata receives each event node's description
     * @param userData handed back to the callbacks
     * @return 0
     */
    int ngSpice_Init_Evt(SendEvtData sevtdata, SendInitEvtData sinitevtdata, Pointer userData);

    /**
     * Executes one command of the control language.
     *
     * @param command the command, below 1024 characters (a longer one is cut silently); null frees the command log
     * @return 0 also where the command failed; 1 after {@link ControlledExit} was called
     */
    int ngSpice_Command(String command);

    /**
     * Looks up a vector.
     *
     * @param vecname name, optionally with its plot: {@code tran1.v(bl)}
     * @return one static structure, overwritten by the next call, or null where there is no such vector
     */
    VectorInfo ngGet_Vec_Info(String vecname);

    /**
     * Sets or reads the folder in which code models look for files.
     *
     * @param path folder, or null to read it
     * @return the folder in force
     */
    String ngCM_Input_Path(String path);

    /**
     * Data of an event node.
     *
     * @param nodename name of the node
     * @return pointer to {@code evt_shared_data}, or null
     */
    Pointer ngGet_Evt_NodeInfo(String nodename);

    /**
     * Names of all event nodes.
     *
     * @return a null-terminated array of C strings, or null
     */
    Pointer ngSpice_AllEvtNodes();

    /**
     * Loads a circuit.
     *
     * @param circarray the deck's lines, {@code .end} last, then a null pointer
     * @return 0 also where the deck was rejected, in which case <b>the old circuit stays active</b>
     */
    int ngSpice_Circ(StringArray circarray);

    /**
     * Name of the current plot.
     *
     * @return for example {@code tran1}
     */
    String ngSpice_CurPlot();

    /**
     * Names of all plots.
     *
     * @return a null-terminated array of C strings
     */
    Pointer ngSpice_AllPlots();

    /**
     * Names of the vectors of a plot.
     *
     * @param plotname the plot
     * @return a null-terminated array of C strings, or null
     */
    Pointer ngSpice_AllVecs(String plotname);

    /**
     * Whether the background thread runs.
     *
     * @return non-zero if so
     */
    byte ngSpice_running();

    /**
     * Sets a break point in a transient analysis.
     *
     * @param time time in s
     * @return non-zero if it was set
     */
    byte ngSpice_SetBkpt(double time);
}

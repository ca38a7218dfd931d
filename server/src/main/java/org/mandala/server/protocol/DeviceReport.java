package org.mandala.server.protocol;

/**
 * What one device of a person said: how far off its clock may be and its output latency, in ms, whether it has the whole
 * script of the run, and how many bells it rang and missed.
 */
public record DeviceReport(
        String person, double error, AudioState audio, double latency, boolean script, int rang, int missed) {}

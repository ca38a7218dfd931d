package org.mandala.server.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a script: where it is kept now, or what is wrong with it; then nothing was kept. */
public record SavedPractice(@Nullable String id, int version, List<ScriptProblem> problems) {}

package org.mandala.server.protocol;

import java.util.List;
import java.util.Map;

/** The versions of a document, newest first; {@code people} has the names by id of all that are mentioned. Rule D40. */
public record VersionList(List<VersionView> versions, Map<String, String> people) {}

package org.mandala.server.gateway;

import io.vertx.core.Future;
import org.mandala.server.protocol.HarvestView;

/** Knows what a session brought, together with its twins. */
public interface HarvestShelf {
    Future<HarvestView> of(String session);
}

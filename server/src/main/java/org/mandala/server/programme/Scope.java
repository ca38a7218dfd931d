package org.mandala.server.programme;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.mandala.server.identity.Place;
import org.mandala.server.identity.Relation;
import org.mandala.server.identity.Standing;

/** Which memberships count at a place: the id of each kind. Those of the programme count everywhere. */
public record Scope(Map<Membership.Kind, String> ids) {

    public static Scope programme() {
        Map<Membership.Kind, String> ids = new EnumMap<>(Membership.Kind.class);
        ids.put(Membership.Kind.PROGRAMME, Place.THE_PROGRAMME);
        return new Scope(ids);
    }

    public Scope with(Membership.Kind kind, String id) {
        Map<Membership.Kind, String> more = new EnumMap<>(ids);
        more.put(kind, id);
        return new Scope(more);
    }

    /** How somebody with these memberships, all of which count today, stands here. */
    public Standing standing(Collection<Membership> memberships) {
        Standing standing = Standing.stranger();
        for (Membership each : memberships) {
            if (each.of().equals(ids.get(each.kind()))) {
                standing = standing.with(Relation.valueOf(each.kind().name()), each.role());
            }
        }
        return standing;
    }
}

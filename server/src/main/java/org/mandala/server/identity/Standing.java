package org.mandala.server.identity;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mandala.server.protocol.Role;

/** How one person stands to one {@link Place}: the roles held there by each relation, and whether it is their own. */
public record Standing(boolean signedIn, boolean own, Map<Relation, Set<Role>> roles) {
    private static final Standing NOBODY = new Standing(false, false, Map.of());
    private static final Standing STRANGER = new Standing(true, false, Map.of());

    public Standing {
        roles = Map.copyOf(roles);
    }

    /** Somebody who is not signed in. */
    public static Standing nobody() {
        return NOBODY;
    }

    /** Somebody signed in who has nothing to do with the place. */
    public static Standing stranger() {
        return STRANGER;
    }

    /** The person itself. */
    public static Standing self() {
        return new Standing(true, true, Map.of());
    }

    /** As this one, holding one more role. */
    public Standing with(Relation relation, Role role) {
        Map<Relation, Set<Role>> more = new EnumMap<>(Relation.class);
        roles.forEach((known, held) -> more.put(known, EnumSet.copyOf(held)));
        more.computeIfAbsent(relation, none -> EnumSet.noneOf(Role.class)).add(role);
        return new Standing(signedIn, own, more);
    }

    /** As this one, where the place is the person's own. */
    public Standing asOwn(boolean isOwn) {
        return new Standing(signedIn, isOwn, roles);
    }

    /** Whether the place has nothing to do with them, so that they need not learn that it exists. */
    public boolean isStranger() {
        return !own && roles.isEmpty();
    }

    /** The role that may do most, of those held by whatever relation. */
    public Optional<Role> role() {
        Set<Role> all = EnumSet.noneOf(Role.class);
        roles.values().forEach(all::addAll);
        return Roles.strongest(all);
    }

    /** Whether the table allows this person the action at this place. */
    public boolean may(Action action) {
        return action.allows(this);
    }
}

package org.mandala.server.gateway;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import org.mandala.server.board.Boards;
import org.mandala.server.identity.Action;
import org.mandala.server.identity.People;
import org.mandala.server.identity.RightsWatch;

/** The paths of boards. Rules B2 to B14. */
final class BoardRoutes {
    private static final String BOARDS = "/api/v1/boards";
    private static final String BOARD = BOARDS + "/:id";
    private static final String FILES = BOARD + "/files";

    /** Before the limit of all other bodies: a picture is larger. */
    static void mountBodies(Router router) {
        Gate.row(router.post(FILES), Action.OPEN_BOARD)
                .handler(BodyHandler.create(false).setBodyLimit(BoardFilesApi.MAX_BYTES));
    }

    static void mount(Router router, Gate gate, Boards boards, People people, RightsWatch watch) {
        BoardsApi api = new BoardsApi(boards, people, watch);
        BoardFilesApi files = new BoardFilesApi(boards.keeping());
        gate.signedIn(router.get(BOARDS), Action.LIST_BOARDS, api::list);
        gate.signedIn(router.post(BOARDS), Action.MAKE_BOARD, api::make);
        gate.signedIn(router.get(BOARD), Action.OPEN_BOARD, api::open);
        gate.signedIn(router.put(BOARD), Action.OPEN_BOARD, api::change);
        gate.signedIn(router.put(BOARD + "/shares"), Action.OPEN_BOARD, api::share);
        gate.signedIn(router.put(BOARD + "/reserved"), Action.OPEN_BOARD, api::reserve);
        gate.signedIn(router.put(BOARD + "/lookers"), Action.OPEN_BOARD, api::onlyLooks);
        gate.signedIn(router.post(BOARD + "/anonymous"), Action.OPEN_BOARD, api::place);
        gate.signedIn(router.post(BOARD + "/private"), Action.OPEN_BOARD, api::beginPrivate);
        gate.signedIn(router.post(BOARD + "/reveal"), Action.OPEN_BOARD, api::reveal);
        gate.signedIn(router.post(BOARD + "/late"), Action.OPEN_BOARD, api::late);
        gate.signedIn(router.post(FILES), Action.OPEN_BOARD, files::add);
        gate.signedIn(router.get(FILES + "/:hash"), Action.OPEN_BOARD, files::get);
    }

    private BoardRoutes() {}
}

# What a board costs to look at and work on, beside Excalidraw.

BOARD_PEER := bench/peers/board

.PHONY: bench-board
bench-board: $(JAR) $(BOARD_PEER)/dist/main.js ## Measure the board in Chromium beside Excalidraw (SIZES="500 2000 5000")
	@cd web-client && node bench/board.mjs $(SIZES)

$(BOARD_PEER)/dist/main.js: $(BOARD_PEER)/package-lock.json $(BOARD_PEER)/main.jsx
	@echo "Building the board to measure against"
	@cd $(BOARD_PEER) && npm ci --silent --no-progress && npm run --silent build

.PHONY: pictures
pictures: $(JAR) ## Take pictures of a board of every template into target/pictures (TEMPLATES="iceberg ..." for some)
	@cd web-client && node pictures/boards.mjs ../target/pictures $(TEMPLATES)

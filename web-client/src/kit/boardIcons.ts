/** Icons that only the bars and panels of a board show, which are fetched after it. */
export const BOARD_ICONS = {
  minus: "M5 12h14",
  fit: "M4 9V5a1 1 0 011-1h4M15 4h4a1 1 0 011 1v4M20 15v4a1 1 0 01-1 1h-4M9 20H5a1 1 0 01-1-1v-4",
  select: "M6 4l12 7.500l-5.500 1.200L9.500 18.500z",
  hand: "M8 12V6.500a1.500 1.500 0 013 0V11V5a1.500 1.500 0 013 0v6V6.500a1.500 1.500 0 013 0V14c0 4-2 6.500-5.500 6.500c-3 0-4.500-1.500-6-4.500l-1.700-3.200c-.6-1.200 1-2.300 2-1.300L8 13.500",
  text: "M5 7V5h14v2M12 5v14M9.500 19h5",
  draw: "M4 20l1-4L16 5a2 2 0 013 3L8 19zM14 7l3 3",
  marker: "M4 20h16M7 16l2-5l7-7l3 3l-7 7z",
  rect: "M4.500 6.500h15v11h-15z",
  ellipse: "M12 6c4.500 0 8 2.700 8 6s-3.500 6-8 6s-8-2.700-8-6s3.500-6 8-6z",
  diamond: "M12 4l8 8l-8 8l-8-8z",
  arrow: "M5 19L19 5M10 5h9v9",
  line: "M5 19L19 5",
  frame: "M7 3v18M17 3v18M3 7h18M3 17h18",
  image: "M4 5.500h16v13H4zM4 16l5-5l4 4l2.500-2.500L20 16M15.500 9h.01",
  eraser: "M9 19.500h11M5 15.500l8-9l6 5.500l-7 7.500H8z",
  laser:
    "M4 20l7-7M14 10h.01M14 4v2M20 10h-2M18.200 5.800l-1.400 1.400M9.800 5.800l1.400 1.400M18.200 14.200l-1.400-1.400",
  pin: "M9 4h6l-1 6l3 3H7l3-3zM12 13v7",
  palm: "M7 20L17 4l3 2L10 21zM4 12h3M4 8h2",
  map: "M4 6l5-2l6 2l5-2v14l-5 2l-6-2l-5 2zM9 4v14M15 6v14",
  tag: "M4 5h7l9 9l-6 6l-9-9zM8 8.500h.01",
  copy: "M9 9h10v10H9zM15 9V5H5v10h4",
  unlocked: "M6 11h12v9H6zM8.500 11V7.500a3.500 3.500 0 016.800-1",
  bin: "M5 7h14M10 7V5h4v2M7 7l1 12.500h8L17 7",
  down: "M12 5v14M6 13l6 6l6-6",
  call: "M4 10v4h3l6 4V6L7 10zM16.500 9a4 4 0 010 6M19 6.500a8 8 0 010 11",
  lead: "M12 3.500l2.500 5.500l6 .6l-4.500 4l1.300 5.900L12 16.500l-5.300 3l1.300-5.900l-4.500-4l6-.6z",
} as const;

export type BoardIcons = typeof BOARD_ICONS;

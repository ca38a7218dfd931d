/** Each would run `canary()` if any of it were taken for code. */
export const PAYLOADS = [
  "<script>canary()</script>",
  "<img src=x onerror=canary()>",
  '"><svg onload=canary()>',
  "' onmouseover='canary()",
  "]]><script>canary()</script>",
  "</text></svg><script>canary()</script>",
  "&lt;script&gt;canary()&lt;/script&gt;",
  "javascript:canary()",
  "<foreignObject><body onload=canary()></foreignObject>",
  "<a xlink:href='javascript:canary()'>x</a>",
  "<!--><script>canary()</script>",
  "<style>@import 'javascript:canary()'</style>",
  "\u0000\u0008\ud800<script>canary()</script>",
  "{{constructor.constructor('canary()')()}}",
  "[x](javascript:canary())",
  '=HYPERLINK("http://evil","x")',
];

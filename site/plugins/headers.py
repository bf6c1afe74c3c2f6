"""Security headers on every answer: no page may load, send or be framed by anything foreign."""

from datasette import hookimpl

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}
ADDED = [(name.encode(), value.encode()) for name, value in HEADERS.items()]


@hookimpl
def asgi_wrapper():
    def wrap(app):
        async def secured(scope, receive, send):
            async def send_with_headers(message):
                if message["type"] == "http.response.start":
                    kept = [pair for pair in message.get("headers", []) if pair[0].lower() != b"link"]
                    message = message | {"headers": [*kept, *ADDED]}
                await send(message)

            await app(scope, receive, send_with_headers)

        return secured

    return wrap

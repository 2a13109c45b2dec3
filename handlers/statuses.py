"""The HTTP statuses with which requests are answered, over HTTP and within Bolt over sockets."""

from __future__ import annotations

OK, BAD_REQUEST, UNAUTHORISED, NOT_FOUND, NOT_ALLOWED, TOO_SLOW, TOO_LARGE = 200, 400, 401, 404, 405, 408, 413
SERVER_ERROR, UNAVAILABLE = 500, 503

// Package auditpage has the page of the seat audit: its sheets, and the boxes in which
// findings are acted on.
package auditpage

// Package auditpage is the screen of the seat audit: its sheets and what can be done about
// a finding.
package auditpage

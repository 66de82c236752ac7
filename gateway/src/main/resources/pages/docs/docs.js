// Everything stays with this origin: no validator elsewhere, no fonts, no other description than our own.
window.SwaggerUIBundle({
  url: "/api/openapi.yaml",
  dom_id: "#api",
  validatorUrl: null,
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  persistAuthorization: false,
  tryItOutEnabled: true,
});

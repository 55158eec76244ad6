#ifndef THRESH_CLIBXML2_SHIM_H
#define THRESH_CLIBXML2_SHIM_H

// ICU's headers clash with Foundation's ("UErrorCode has different definitions"), so libxml2's own
// ICU support must be switched off before any other of its headers is read.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include <iconv.h>
#include <string.h>

static inline void thresh_xml_ignore(void *context, const char *message, ...) {
  (void)context;
  (void)message;
}

static inline void thresh_xml_ignore_structured(void *context, xmlErrorPtr error) {
  (void)context;
  (void)error;
}

// Error handlers are variadic or kept per thread, which Swift cannot express: both this thread's and the
// default for threads to come are set to do nothing.
static inline void thresh_xml_silence(void) {
  xmlThrDefSetGenericErrorFunc(NULL, thresh_xml_ignore);
  xmlThrDefSetStructuredErrorFunc(NULL, thresh_xml_ignore_structured);
  xmlSetGenericErrorFunc(NULL, thresh_xml_ignore);
  xmlSetStructuredErrorFunc(NULL, thresh_xml_ignore_structured);
}

static inline long thresh_length(const unsigned char *string) {
  return (long)strlen((const char *)string);
}

#endif

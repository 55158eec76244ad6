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

#include <errno.h>
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

static inline unsigned int thresh_sax2_magic(void) { return XML_SAX2_MAGIC; }

// glibc declares memmem for GNU sources only.
extern void *memmem(const void *text, size_t length, const void *part, size_t part_length);

static inline const unsigned char *thresh_find(
    const unsigned char *text, long length, const unsigned char *part, long part_length) {
  return (const unsigned char *)memmem(text, (size_t)length, part, (size_t)part_length);
}

static inline const unsigned char *thresh_find_byte(
    const unsigned char *text, long length, unsigned char byte) {
  return (const unsigned char *)memchr(text, byte, (size_t)length);
}

enum { THRESH_ICONV_DONE = 0, THRESH_ICONV_FULL = 1, THRESH_ICONV_BAD = 2 };

// One call of iconv, errno made a result: it may change before Swift can read it.
static inline int thresh_iconv(
    iconv_t converter, char **in, size_t *in_left, char **out, size_t *out_left) {
  if (iconv(converter, in, in_left, out, out_left) != (size_t)-1) return THRESH_ICONV_DONE;
  return errno == E2BIG ? THRESH_ICONV_FULL : THRESH_ICONV_BAD;
}

static inline long thresh_length(const unsigned char *string) {
  return (long)strlen((const char *)string);
}

#endif
